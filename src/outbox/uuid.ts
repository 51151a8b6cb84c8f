import { createHash } from 'node:crypto'

/** Feishu's uuid of a message: at most 50 characters, the same for the same key for ever. */
export const uuidOf = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 40)
