"""The peer: streamlit-folium, the filtered events as one GeoJson in `feature_group_to_add`."""

import os

import folium
import numpy as np
import streamlit as st
from streamlit_folium import st_folium

from bench.large import large

st.set_page_config(layout="wide")


@st.cache_resource
def events(count: int) -> list[dict[str, object]]:
    strikes = large(count * 2, zones=0, arrows=0, scattered=True).strikes
    xy = np.column_stack([strikes.geometry.x, strikes.geometry.y]).round(5).tolist()
    titles, weapons = strikes["title"].tolist(), strikes["weapon"].tolist()
    return [
        {
            "type": "Feature",
            "properties": {"title": title, "weapon": weapon},
            "geometry": {"type": "Point", "coordinates": at},
        }
        for at, title, weapon in zip(xy, titles, weapons, strict=True)
    ]


only = st.checkbox("Only air strikes")
shown = [f for f in events(int(os.environ["EVENTS"])) if not only or f["properties"]["weapon"] == "air"]  # type: ignore[index]
group = folium.FeatureGroup(name="events")
folium.GeoJson({"type": "FeatureCollection", "features": shown}, marker=folium.CircleMarker(radius=3)).add_to(
    group
)
st_folium(
    folium.Map(location=(34.8, 39), zoom_start=6, prefer_canvas=True, tiles=None),
    feature_group_to_add=group,
    returned_objects=[],
    key="map",
    height=700,
    use_container_width=True,
)
st.markdown(f"shown {len(shown)}")
