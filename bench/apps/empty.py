"""The floor: a button and a text."""

import streamlit as st

st.session_state.setdefault("count", 0)
if st.button("Again"):
    st.session_state["count"] += 1
st.markdown(f"count {st.session_state['count']}")
