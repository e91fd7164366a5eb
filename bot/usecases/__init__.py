"""What people and time do to checks, as far as it needs a store or Slack; what follows is the engine's to decide.

No use case names Redis or Slack; `ports` says what they need from outside. Read `acting.act` first.
"""
