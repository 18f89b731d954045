"""TEMPORARY until the routine helper's lands."""
from backcare_desktop.core.routine import Score, Beat, Step
def _v(x, r, sort):
    if isinstance(x,str):
        return r.sorts.get(sort,{}).get(x, r.parameters[x].default)
    return x
def score(routines, sort, choices=None):
    beats=[];t=0.0;u=0
    for r in routines:
        for b in r.blocks:
            for k in range(int(_v(b.times,r,sort))):
                for s in b.steps:
                    sec=_v(s.length,r,sort)
                    beats.append(Beat(r.id,s,t,sec,0,k+1)); t+=sec
                    u+=s.ends_unit
    return Score(tuple(routines),sort,tuple(beats),u,t)
