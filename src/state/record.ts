/**
 * A dictionary without a prototype. Its keys are what people type: with one, the question `constructor` would be found
 * before anyone asked it, and `__proto__` would be written into every object of the process.
 */
export function emptyRecord<Key extends string, Value>(): Record<Key, Value> {
  return Object.create(null)
}

/** The same for objects read from JSON, down to `depth`. */
export function withoutPrototype<Value extends object>(value: Value, depth: number): Value {
  const bare: Record<string, unknown> = Object.assign(emptyRecord(), value)
  for (const [key, inner] of Object.entries(bare)) {
    const isRecord = typeof inner === 'object' && inner !== null && !Array.isArray(inner)
    if (depth > 0 && isRecord) bare[key] = withoutPrototype(inner, depth - 1)
  }
  // The same keys and values.
  return bare as Value
}

/** Asked by key: pairs of some hundred thousand would be as many arrays. */
export function dropWhere<Value>(record: Record<string, Value>, isDue: (value: Value) => boolean): void {
  for (const key of Object.keys(record)) {
    const value = record[key]
    if (value !== undefined && isDue(value)) delete record[key]
  }
}
