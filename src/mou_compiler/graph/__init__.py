"""The dependency graph: who issues, keeps, enforces, triggers, touches and rests on what."""
