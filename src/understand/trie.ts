interface Node<Sense> {
  readonly next: Map<number, Node<Sense>>
  senses: Sense[] | undefined
}

/** All words that start at a place of a text are found in one walk. */
export class Trie<Sense> {
  readonly #root: Node<Sense> = { next: new Map(), senses: undefined }
  #size = 0

  get size(): number {
    return this.#size
  }

  add(word: string, sense: Sense): void {
    if (word === '') return
    let node = this.#root
    for (let index = 0; index < word.length; index += 1) {
      const code = word.charCodeAt(index)
      let next = node.next.get(code)
      if (!next) {
        next = { next: new Map(), senses: undefined }
        node.next.set(code, next)
      }
      node = next
    }
    if (node.senses) node.senses.push(sense)
    else {
      node.senses = [sense]
      this.#size += 1
    }
  }

  /** Every word, in no particular order. */
  words(): string[] {
    const found: string[] = []
    const visit = (node: Node<Sense>, prefix: string) => {
      if (node.senses) found.push(prefix)
      for (const [code, next] of node.next) visit(next, prefix + String.fromCharCode(code))
    }
    visit(this.#root, '')
    return found
  }

  get(word: string): readonly Sense[] | undefined {
    let node: Node<Sense> | undefined = this.#root
    for (let index = 0; index < word.length && node; index += 1) node = node.next.get(word.charCodeAt(index))
    return node?.senses
  }

  /** Calls back with the end (exclusive) and the senses of every word that starts at `from`, shortest first. */
  walk(text: string, from: number, found: (end: number, senses: readonly Sense[]) => void): void {
    let node: Node<Sense> | undefined = this.#root
    for (let index = from; index < text.length; index += 1) {
      node = node.next.get(text.charCodeAt(index))
      if (!node) return
      if (node.senses) found(index + 1, node.senses)
    }
  }
}
