"""The dashboard's parts. Only `app.py` and this package know Streamlit."""
