"""Fit the skeleton into each skin: every bone between its joints and under its skin."""

from collections.abc import Mapping
from dataclasses import dataclass

from tools.body import fit_arm, fit_leg, fit_trunk
from tools.body.person import Person
from tools.body.settle import settled
from tools.body.skeleton import Skeleton
from tools.body.skin import Sex, Skin


@dataclass(frozen=True, kw_only=True)
class Registered:
    """The skin of both adults with a skeleton inside each; `skeletons` maps sex to bones."""

    skin: Skin
    skeletons: Mapping[Sex, Skeleton]


def register(skin: Skin, skeleton: Skeleton) -> Registered:
    """Fit the skeleton into both skins; the right side is fitted, the left is its mirror image."""
    return Registered(skin=skin, skeletons={sex: _fitted(skin, sex, skeleton) for sex in Sex})


def _fitted(skin: Skin, sex: Sex, skeleton: Skeleton) -> Skeleton:
    person = Person(skin, sex, skeleton)
    trunk = fit_trunk.moves(person)
    moves = trunk | fit_arm.moves(person) | fit_leg.moves(person, trunk["hip-bone"])
    return settled(skeleton.moved(lambda name, points: moves[name](points)), skin, sex)
