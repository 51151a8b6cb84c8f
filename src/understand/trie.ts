/** Numbers to a slot of the table: parent, character, child, and nothing, so that a slot fills a quarter of a cache line. */
const stride = 4
const fewestSlots = 64

/**
 * All words that start at a place of a text are found in one walk. Its nodes are numbers and its edges one table:
 * the tens of thousands of small maps that a node each would need cost more to walk than all the rest of a question.
 */
export class Trie<Sense> {
  /** By node; the root is 0 and is nobody's child. */
  readonly #senses: (Sense[] | undefined)[] = [undefined]
  #edges = new Int32Array(fewestSlots * stride)
  #size = 0

  get size(): number {
    return this.#size
  }

  add(word: string, sense: Sense): void {
    if (word === '') return
    let node = 0
    for (let index = 0; index < word.length; index += 1) {
      const code = word.charCodeAt(index)
      node = this.#child(node, code) || this.#grow(node, code)
    }
    const known = this.#senses[node]
    if (known) known.push(sense)
    else {
      this.#senses[node] = [sense]
      this.#size += 1
    }
  }

  /** Every word, in no particular order. */
  words(): string[] {
    const spelled = new Array<string>(this.#senses.length).fill('')
    // A node is younger than its parent: in the order of their numbers, what leads to it is spelled before it.
    const edges: (readonly [parent: number, code: number])[] = new Array(this.#senses.length)
    for (let slot = 0; slot < this.#edges.length; slot += stride) {
      const child = this.#edges[slot + 2] ?? 0
      if (child !== 0) edges[child] = [this.#edges[slot] ?? 0, this.#edges[slot + 1] ?? 0]
    }
    edges.forEach(([parent, code], child) => {
      spelled[child] = spelled[parent] + String.fromCharCode(code)
    })
    return spelled.filter((_, node) => this.#senses[node] !== undefined)
  }

  get(word: string): readonly Sense[] | undefined {
    let node = 0
    for (let index = 0; index < word.length; index += 1) {
      node = this.#child(node, word.charCodeAt(index))
      if (node === 0) return undefined
    }
    return this.#senses[node]
  }

  /** Calls back with the end (exclusive) and the senses of every word that starts at `from`, shortest first. */
  walk(text: string, from: number, found: (end: number, senses: readonly Sense[]) => void): void {
    let node = 0
    for (let index = from; index < text.length; index += 1) {
      node = this.#child(node, text.charCodeAt(index))
      if (node === 0) return
      const senses = this.#senses[node]
      if (senses) found(index + 1, senses)
    }
  }

  /** The node that this character leads to; 0 when it leads nowhere. */
  #child(node: number, code: number): number {
    const edges = this.#edges
    for (let slot = this.#slotOf(node, code); ; slot = (slot + stride) & (edges.length - 1)) {
      const child = edges[slot + 2] ?? 0
      if (child === 0 || (edges[slot] === node && edges[slot + 1] === code)) return child
    }
  }

  #slotOf(node: number, code: number): number {
    const mixed = Math.imul(Math.imul(node, 0x9e3779b1) ^ code, 0x85ebca6b)
    return ((mixed ^ (mixed >>> 15)) & (this.#edges.length / stride - 1)) * stride
  }

  #grow(parent: number, code: number): number {
    const child = this.#senses.length
    this.#senses.push(undefined)
    if (child * 2 * stride > this.#edges.length) {
      const before = this.#edges
      this.#edges = new Int32Array(before.length * 2)
      for (let slot = 0; slot < before.length; slot += stride) {
        const known = before[slot + 2] ?? 0
        if (known !== 0) this.#link(before[slot] ?? 0, before[slot + 1] ?? 0, known)
      }
    }
    this.#link(parent, code, child)
    return child
  }

  #link(parent: number, code: number, child: number): void {
    const edges = this.#edges
    let slot = this.#slotOf(parent, code)
    while (edges[slot + 2] !== 0) slot = (slot + stride) & (edges.length - 1)
    edges.set([parent, code, child], slot)
  }
}
