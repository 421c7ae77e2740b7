"""Who is listed, why and until when: findings, gradings, decisions, listings."""
