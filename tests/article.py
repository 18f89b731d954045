"""What the article says, statement by statement, in our own words: what must be seen, and what not.

`M` is to be seen in the product, `L` on a card to learn from or in *About*, `X` is not repeated.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Must = Literal["M", "L", "X"]
Kind = Literal["number", "action", "claim", "information"]


class Row(NamedTuple):
    """One statement."""

    kind: Kind
    must: Must
    words: str


ROWS: dict[str, Row] = {
    "S01": Row("information", "M", "five habits help with such pain"),
    "S02": Row("information", "L", "back pain is very common"),
    "S03": Row("information", "M", "not knowing where it comes from is hard"),
    "S04": Row("claim", "X", "stress may be the main source of the pain"),
    "S05": Row("information", "L", "what the article calls such pain: stress starts or keeps it"),
    "S06": Row("claim", "L", "stress held in the body changes it"),
    "S07": Row("claim", "X", "feelings and personality are the direct source"),
    "S08": Row("claim", "L", "situations of stress can set it off"),
    "S09": Row("claim", "X", "tension narrows blood vessels"),
    "S10": Row("claim", "X", "too little oxygen makes the pain"),
    "S11": Row("action", "M", "back or neck pain goes with it"),
    "S12": Row("action", "M", "bad sleep and tiredness go with it"),
    "S13": Row("action", "M", "aches that move around go with it"),
    "S14": Row("action", "M", "tender muscles go with it"),
    "S15": Row("action", "M", "look at body, mind, mood and surroundings together"),
    "S16": Row("action", "M", "simple tips help to live with it"),
    "S17": Row("claim", "L", "pain and bad sleep feed each other"),
    "S18": Row("claim", "L", "a bad position makes for bad sleep"),
    "S19": Row("action", "M", "sleep on the side"),
    "S20": Row("action", "M", "legs together"),
    "S21": Row("action", "M", "knees level with each other"),
    "S22": Row("claim", "X", "this position calms the nerves"),
    "S23": Row("action", "M", "a pillow between the legs"),
    "S24": Row("claim", "L", "warmth eases tightness"),
    "S25": Row("claim", "X", "warmth brings oxygen that mends tissue"),
    "S26": Row("claim", "L", "warmth on the skin dampens signals of pain"),
    "S27": Row("claim", "L", "warmth makes less stiff"),
    "S28": Row("action", "M", "use a heating pack or pad"),
    "S29": Row("number", "M", "three times a day"),
    "S30": Row("number", "M", "15 to 20 minutes at a time"),
    "S31": Row("action", "M", "on the area that is sore"),
    "S32": Row("action", "M", "warm baths and showers help, too"),
    "S33": Row("information", "L", "warmth is simple and goes anywhere"),
    "S34": Row("information", "L", "most people feel it in the lower back"),
    "S35": Row("claim", "L", "longer hamstrings lower the strain on the back"),
    "S36": Row("action", "M", "the standing hamstring stretch is the usual one"),
    "S37": Row("action", "M", "feet together and firmly planted"),
    "S38": Row("action", "M", "arms up, back straight"),
    "S39": Row("action", "M", "fold slowly forward from the hips"),
    "S40": Row("action", "M", "legs and back straight"),
    "S41": Row("number", "M", "hold for 10 to 15 seconds"),
    "S42": Row("action", "M", "hands at the waist or on the legs"),
    "S43": Row("number", "M", "three to five times"),
    "S44": Row("action", "M", "little bed rest, or none"),
    "S45": Row("claim", "L", "moving helps to get well"),
    "S46": Row("claim", "X", "without movement discs dry out"),
    "S47": Row("action", "M", "keep moving"),
    "S48": Row("number", "M", "rest for one or two days at most"),
    "S49": Row("action", "M", "swimming, yoga or walking"),
    "S50": Row("claim", "L", "staying active eases the pain"),
    "S51": Row("claim", "L", "breathing techniques ease back pain"),
    "S52": Row("action", "M", "breathing, attention and movement together"),
    "S53": Row("claim", "L", "breathing relaxes nerves and muscles"),
    "S54": Row("number", "M", "4-7-8 is a good one"),
    "S55": Row("action", "M", "a comfortable position, seated or lying"),
    "S56": Row("action", "M", "the tongue behind the upper teeth"),
    "S57": Row("action", "M", "begin by breathing out through the mouth"),
    "S58": Row("number", "M", "in through the nose for 4"),
    "S59": Row("number", "M", "hold for 7"),
    "S60": Row("number", "M", "out through the mouth for 8"),
    "S61": Row("number", "M", "three times more"),
    "S62": Row("number", "M", "twice a day"),
    "S63": Row("action", "M", "it is real, and nobody need bear it alone"),
    "S64": Row("information", "L", "somebody at a desk under stress"),
    "S65": Row("information", "L", "who wrote it"),
}
"""All of them, in the article's order."""

KEPT_OUT: dict[str, str] = {
    "S04": r"main (source|cause)|primary cause|caused by stress|due to stress",
    "S07": r"sarno|unconscious|personality",
    "S09": r"(blood )?vessels?\b|constrict",
    "S10": r"oxygen|waste products",
    "S22": r"nervous system|calming to the nerves",
    "S25": r"dilat\w+|oxygen|mends? tissue|heals?\b",
    "S46": r"lubricat\w+|discs?\b|dry out",
}
"""What must be read nowhere but in *About*, under what the article says."""
