"""Our map component alone, with EVENTS generated events."""

import os

import streamlit as st

from bench.large import large
from outputs.payload import payload
from outputs.sheet import sheet_of
from ui.map_component import situation_map


@st.cache_resource
def columns(events: int) -> bytes:
    layers = large(events, zones=0, arrows=0, scattered=True)
    return payload(layers, sheet_of(layers, reports=(), countries={})).whole()


def told(name: str, value: object) -> None:
    """Nothing is told of a filter: it goes into the address alone."""


st.set_page_config(layout="wide")


@st.fragment
def show() -> None:
    data = columns(int(os.environ["EVENTS"]))
    situation_map(data, view="", select=None, mode=None, review=False, on_told=told)


show()
