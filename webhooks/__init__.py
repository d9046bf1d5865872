"""The doors to the street and the wiring: web application, secure pages, settings, command line."""
