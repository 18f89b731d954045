"""What we say about safety, word for word as it was checked, by the id under which it was.

A change here is a change of what was agreed on: it is made in the agreed list first.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CONTEXT = "safety"

_SAFETY: Mapping[str, object] = {
    "gen-1": QT_TRANSLATE_NOOP(
        "safety",
        "BackCare supports everyday comfort habits. It does not diagnose or treat anything, and "
        "it does not replace a health professional.",
    ),
    "gen-2": QT_TRANSLATE_NOOP(
        "safety",
        "If your back pain is new, severe, or worrying you, get it checked before starting any "
        "routine here.",
    ),
    "gen-3": QT_TRANSLATE_NOOP(
        "safety",
        "For adults. If you are pregnant, recovering from surgery, or managing a health "
        "condition, ask your clinician which routines suit you.",
    ),
    "gen-4": QT_TRANSLATE_NOOP(
        "safety",
        "Comfort first. Stop whenever something feels wrong. Stopping early still counts.",
    ),
    "rf-title": QT_TRANSLATE_NOOP(
        "safety",
        "Get emergency help now if back pain comes with any of these:",
    ),
    "rf-1": QT_TRANSLATE_NOOP(
        "safety",
        "Numbness or tingling around your genitals, bottom or inner thighs.",
    ),
    "rf-2": QT_TRANSLATE_NOOP("safety", "New trouble peeing, or loss of bladder or bowel control."),
    "rf-3": QT_TRANSLATE_NOOP(
        "safety",
        "Pain, weakness, numbness or tingling in both legs, or legs that suddenly will not do as "
        "told.",
    ),
    "rf-4": QT_TRANSLATE_NOOP("safety", "It began after a serious fall, crash or blow."),
    "rf-5": QT_TRANSLATE_NOOP(
        "safety",
        "Chest pain, or sudden severe tummy or back pain with faintness.",
    ),
    "rf-13": QT_TRANSLATE_NOOP("safety", "Leg weakness that is severe or getting worse."),
    "rf-6": QT_TRANSLATE_NOOP(
        "safety",
        "A sudden change in sexual feeling or function together with back or leg pain.",
    ),
    "rf-soon-title": QT_TRANSLATE_NOOP("safety", "Arrange medical advice within a day or two if:"),
    "rf-7": QT_TRANSLATE_NOOP(
        "safety",
        "You have a fever, feel generally unwell, or have lost weight without trying.",
    ),
    "rf-8": QT_TRANSLATE_NOOP(
        "safety",
        "The pain is constant, worse at night, or does not ease in any position.",
    ),
    "rf-9": QT_TRANSLATE_NOOP(
        "safety",
        "You notice a lump, swelling or a new change in the shape of your back.",
    ),
    "rf-10": QT_TRANSLATE_NOOP("safety", "New numbness, tingling or mild weakness in one leg."),
    "rf-11": QT_TRANSLATE_NOOP(
        "safety",
        "You have had cancer, weak bones, long-term steroid tablets, or a weakened immune system.",
    ),
    "rf-12": QT_TRANSLATE_NOOP(
        "safety",
        "Pain keeps getting worse, or has not improved after a few weeks.",
    ),
    "rf-foot": QT_TRANSLATE_NOOP(
        "safety",
        "Not sure? Call your local health advice line. In an emergency call your local emergency "
        "number.",
    ),
    "brth-screen": QT_TRANSLATE_NOOP(
        "safety",
        "Choose breathing without holds if you are pregnant, or have heart, lung, blood-pressure, "
        "seizure or panic problems, unless your clinician agrees.",
    ),
    "brth-stop": QT_TRANSLATE_NOOP(
        "safety",
        "Dizzy, tingling or short of breath? Stop, breathe normally, and stay seated.",
    ),
    "brth-drive": QT_TRANSLATE_NOOP(
        "safety",
        "Never do this while driving, in water, or anywhere a moment of dizziness could hurt you.",
    ),
    "brth-2": QT_TRANSLATE_NOOP(
        "safety",
        "Count at a pace that feels easy. Shorter is fine; never strain to reach a number.",
    ),
    "brth-3": QT_TRANSLATE_NOOP(
        "safety",
        "Four rounds are enough. More in one go can make you light-headed.",
    ),
    "str-stop": QT_TRANSLATE_NOOP(
        "safety",
        "Feel a mild pull, never pain. Sharp, shooting or tingling? Stop and come up slowly.",
    ),
    "str-2": QT_TRANSLATE_NOOP(
        "safety",
        "Pain, pins and needles or numbness going down a leg? Pause this stretch and choose a "
        "short walk.",
    ),
    "str-3": QT_TRANSLATE_NOOP(
        "safety",
        "Keep your legs straight without forcing the knees back. Soft knees are fine too.",
    ),
    "str-4": QT_TRANSLATE_NOOP(
        "safety",
        "Rise slowly and keep a hand near the desk, in case you feel light-headed.",
    ),
    "str-5": QT_TRANSLATE_NOOP(
        "safety",
        "Just out of bed? Give your back an hour or two before bending forward.",
    ),
    "heat-screen": QT_TRANSLATE_NOOP(
        "safety",
        "Skip heat and ask a professional first if any of these apply to you.",
    ),
    "heat-s1": QT_TRANSLATE_NOOP(
        "safety",
        "Reduced feeling in the skin, nerve damage, diabetes, or poor circulation.",
    ),
    "heat-s2": QT_TRANSLATE_NOOP(
        "safety",
        "A fresh injury, swelling, bruising, infection, rash, wound or irritated skin there.",
    ),
    "heat-s3": QT_TRANSLATE_NOOP(
        "safety",
        "Medicine patches, creams or heat rubs on the area, or a known cancer there.",
    ),
    "heat-s4": QT_TRANSLATE_NOOP(
        "safety",
        "You are pregnant, or you may not notice or move away from too much heat.",
    ),
    "heat-1": QT_TRANSLATE_NOOP(
        "safety",
        "Put a cloth between pad and skin. Place the pad on top of you. Never lie on it.",
    ),
    "heat-2": QT_TRANSLATE_NOOP(
        "safety",
        "Start on low. It should feel comfortably warm, never hot.",
    ),
    "heat-3": QT_TRANSLATE_NOOP(
        "safety",
        "Stay awake. Never use heat in bed before sleep, after alcohol, or after sedating "
        "medicine.",
    ),
    "heat-4": QT_TRANSLATE_NOOP(
        "safety",
        "Quick skin check. Stinging, burning, blotchy or very red? Take the pad off now.",
    ),
    "heat-5": QT_TRANSLATE_NOOP(
        "safety",
        "Time is up. Take the pad off, switch it off, and look at your skin.",
    ),
    "heat-6": QT_TRANSLATE_NOOP(
        "safety",
        "This timer cannot switch your pad off. Use a pad with automatic shut-off, and check "
        "its cord.",
    ),
    "heat-7": QT_TRANSLATE_NOOP(
        "safety",
        "A net-like brown or red pattern on the skin means too much heat. Stop and show a "
        "clinician.",
    ),
    "heat-8": QT_TRANSLATE_NOOP(
        "safety",
        "That is three sessions today, the most we suggest. Try a short walk or gentle "
        "breathing instead.",
    ),
    "mov-easy": QT_TRANSLATE_NOOP(
        "safety",
        "Move within comfort. A little stiffness is fine; rising or spreading pain means stop.",
    ),
    "mov-neck": QT_TRANSLATE_NOOP(
        "safety",
        "Small and slow. Stop if you feel dizzy, see double, or get tingling in an arm.",
    ),
    "mov-2": QT_TRANSLATE_NOOP(
        "safety",
        "Resting is fine for a day or two. Small movements usually help more than staying in bed.",
    ),
    "mov-3": QT_TRANSLATE_NOOP(
        "safety",
        "Third rest day. Try the smallest walk that feels possible. If you cannot move normally, "
        "seek advice.",
    ),
    "slp-1": QT_TRANSLATE_NOOP(
        "safety",
        "No position is right for everyone. If side-lying hurts your shoulder or hip, choose what "
        "is comfortable.",
    ),
    "slp-2": QT_TRANSLATE_NOOP(
        "safety",
        "Pregnant, reflux or sleep apnoea? Follow the sleeping position your clinician suggested.",
    ),
    "pmr-1": QT_TRANSLATE_NOOP(
        "safety",
        "Half strength only. Skip any area that hurts or was recently injured.",
    ),
    "mind-1": QT_TRANSLATE_NOOP(
        "safety",
        "If closing your eyes or focusing inward feels bad, open them and look around, or stop.",
    ),
    "chk-1": QT_TRANSLATE_NOOP(
        "safety",
        "A private note for yourself, not a medical test. Skip any question.",
    ),
    "chk-2": QT_TRANSLATE_NOOP(
        "safety",
        "That sounds like a lot. Two minutes of slow breathing? Or not now.",
    ),
    "chk-3": QT_TRANSLATE_NOOP(
        "safety",
        "It has been a hard stretch. Talking to someone you trust, or a professional, may help.",
    ),
    "chk-4": QT_TRANSLATE_NOOP(
        "safety",
        "Sorer than usual today. I have switched to gentle options. Anything on the safety "
        "list? Take a look.",
    ),
    "hon-stress": QT_TRANSLATE_NOOP(
        "safety",
        "Stress does not mean the pain is imagined. Stress, sleep, activity and worry can all "
        "affect how a back feels.",
    ),
    "hon-cause": QT_TRANSLATE_NOOP(
        "safety",
        "Stress is one of several things linked with back pain. Nobody can tell you the cause "
        "from an app.",
    ),
    "hon-heat": QT_TRANSLATE_NOOP(
        "safety",
        "Warmth often eases stiffness and discomfort for a while. It does not repair tissue.",
    ),
    "hon-src": QT_TRANSLATE_NOOP(
        "safety",
        "Routines follow a general wellness article, checked against published guidelines. "
        "Where evidence is thin, we say so.",
    ),
    "chk-5": QT_TRANSLATE_NOOP(
        "safety",
        "If you feel unsafe or might harm yourself, contact your local emergency number or a "
        "crisis line now.",
    ),
    "hon-stretch": QT_TRANSLATE_NOOP(
        "safety",
        "Looser hamstrings can make bending feel easier. The effect on back pain varies from "
        "person to person.",
    ),
    "hon-active": QT_TRANSLATE_NOOP(
        "safety",
        "Staying active is usually at least as good as resting for ordinary back pain, and often "
        "a little better.",
    ),
    "hon-breath": QT_TRANSLATE_NOOP(
        "safety",
        "Slow breathing can help you feel calmer. Its direct effect on back pain is not well "
        "studied.",
    ),
    "hon-sleep": QT_TRANSLATE_NOOP(
        "safety",
        "Many people with sore backs find side-lying comfortable. Research is limited, so judge "
        "by how you feel.",
    ),
    "hon-disc": QT_TRANSLATE_NOOP(
        "safety",
        "Backs generally like regular movement. Long stillness can leave you feeling stiff.",
    ),
    "hon-478": QT_TRANSLATE_NOOP(
        "safety",
        "Popularised by Dr Andrew Weil from yoga breathing. Small studies suggest short-term "
        "calming; nothing magic about the numbers.",
    ),
}

IDS = frozenset(_SAFETY)
"""Every id there is."""


def said(string_id: str) -> str:
    """The words of this id in the user's language. Raises KeyError for an id that is not there."""
    return QCoreApplication.translate(_CONTEXT, str(_SAFETY[string_id]))
