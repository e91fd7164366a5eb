"""The Slack edge: what comes in becomes events, and cards become blocks. Bolt and the Web API are named here only."""
