"""What follows from a listing: restrictions, partners, release. The enforcement case 执行案件 itself is `courts.Case`."""
