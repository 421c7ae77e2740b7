"""What the court knows: facts, no blame. Judgments, obligations, cases (执行案件), subjects, performances, the ledger."""
