"""The verbs: start, answer, settle, close, deliver, explain. Each lets the engine decide, commits, and wakes delivery.

No use case names Redis or Slack; `ports` says what they need from outside.
"""
