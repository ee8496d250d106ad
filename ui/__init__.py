"""The dashboard: the only code, besides app.py, that knows Streamlit."""
