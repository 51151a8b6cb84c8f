/** A request to the sandbox's own API that makes no sense. */
export class Misuse extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.name = 'Misuse'
    this.status = status
  }
}
