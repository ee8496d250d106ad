"""The dashboard: ``streamlit run app.py [-- FOLDER_OF_REPORTS]``, or ``sitmap app``."""

from __future__ import annotations

from ui.page import show

show()
