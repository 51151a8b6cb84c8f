/** What is killed: a process that takes events, acknowledges each once it is durable, and keeps a journal in its folder. */
export interface Subject {
  readonly name: string
  /** Resolves once events are taken; rejects when the process ends before. `folder` holds the journal. */
  start(folder: string): Starting
}

export interface Starting {
  readonly ready: Promise<Running>
  /** Resolves when the process is gone, for whatever reason. */
  readonly ended: Promise<unknown>
  /** Kill -9, at whatever it is doing; resolves when the process is gone. */
  kill(): Promise<void>
}

export interface Running {
  /** Resolves when the event was acknowledged; rejects when the process died before. */
  deliver(event: string): Promise<void>
}
