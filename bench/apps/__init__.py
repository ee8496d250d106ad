"""Small Streamlit apps that the dashboard's measurement runs beside ours."""
