"""Scenes of the body, and two hands that draw them: SVG and Plotly."""
