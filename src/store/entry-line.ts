// A journal line is the entry as JSON with one more field at its end: sha256(hash of the line before + the entry's JSON).
import { hash as digest } from 'node:crypto'
import type { Entry } from '../state/change.ts'

/** Where a chain stands: the last line's sequence number and hash. */
export interface Position {
  readonly seq: number
  readonly hash: string
}

export const origin: Position = { seq: 0, hash: '0'.repeat(64) }

const hashField = ',"hash":"'
const hashLength = 64
const suffixLength = hashField.length + hashLength + '"}'.length
const mostBytesPerCharacter = 3
const closingBrace = '}'.charCodeAt(0)

/** Line feed included. Encoded once, for the hash and for the disk. */
export function toLine(entry: Entry, previousHash: string): { readonly line: Buffer; readonly hash: string } {
  const json = JSON.stringify(entry)
  reserve(hashLength + json.length * mostBytesPerCharacter + suffixLength)
  scratch.write(previousHash, 'latin1')
  const end = hashLength + scratch.write(json, hashLength)
  const hash = digest('sha256', scratch.subarray(0, end))
  const suffix = `${hashField}${hash}"}\n`
  scratch.write(suffix, end - 1, 'latin1')
  return { line: Buffer.from(scratch.subarray(hashLength, end - 1 + suffix.length)), hash }
}

export const chain = (previousHash: string, json: string) => digest('sha256', previousHash + json)

/** Why a line cannot follow the one before it, in words for the operator. */
export class LineDamage extends Error {}

/** Steps over one line (without its line feed), verifying sequence and hash; the content is not parsed. */
export function follow(previous: Position, line: Buffer): Position {
  const seq = previous.seq + 1
  const jsonLength = line.length - suffixLength
  if (jsonLength > 0 && holdsAt(line, 0, `{"seq":${seq},`)) {
    const hash = hashOf(previous.hash, line, jsonLength)
    if (holdsAt(line, jsonLength, `${hashField}${hash}"}`)) return { seq, hash }
  }
  throw new LineDamage(damageOf(line, seq))
}

/** ASCII alone. Compared where it stands: half of the time of a slice. */
function holdsAt(line: Buffer, start: number, text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (line[start + index] !== text.charCodeAt(index)) return false
  }
  return true
}

function damageOf(line: Buffer, seq: number): string {
  const claim = claimOf(line)
  if (!claim) return '不是一条完整的记录'
  if (claim.seq !== seq) return `序号应为 ${seq}，实为 ${claim.seq}，中间缺了或多了记录`
  return '内容与校验值不符，被改动过或已损坏'
}

/** The position a line claims for itself, unverified; `undefined` when it is no journal line. */
export function claimOf(line: Buffer): Position | undefined {
  const hash = line
    .toString('latin1', Math.max(0, line.length - suffixLength))
    .match(/^,"hash":"([0-9a-f]{64})"\}$/)?.[1]
  const seq = line.toString('latin1', 0, 28).match(/^\{"seq":(\d+),/)?.[1]
  return hash === undefined || seq === undefined ? undefined : { seq: Number(seq), hash }
}

export function parseEntry(line: Buffer): Entry {
  // Written by `toLine` and verified by `follow`: the hash vouches for the shape.
  return JSON.parse(line.toString()) as Entry
}

/** The same for lines that follow each other, line feeds included: a string in JSON never holds one. */
export function parseEntries(lines: Buffer): readonly Entry[] {
  return JSON.parse(`[${lines.toString('utf8', 0, lines.length - 1).replaceAll('\n', ',')}]`) as readonly Entry[]
}

// One buffer for all lines: hashing the parts one by one takes twice the time.
let scratch = Buffer.alloc(64 * 1024)

function reserve(length: number): void {
  if (length > scratch.length) scratch = Buffer.alloc(length * 2)
}

function hashOf(previousHash: string, line: Buffer, jsonLength: number): string {
  const length = hashLength + jsonLength + 1
  reserve(length)
  scratch.write(previousHash, 'latin1')
  line.copy(scratch, hashLength, 0, jsonLength)
  scratch[length - 1] = closingBrace
  return digest('sha256', scratch.subarray(0, length))
}
