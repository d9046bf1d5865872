"""The chaos run: real workers, a real switch that misbehaves, and everything around them killed, stopped and restarted."""
