import { strFromU8, unzipSync } from 'fflate'

/** Bytes: longer parts are pictures and data, not what a first page says. */
const mostPart = 8 * 1024 * 1024
const textParts =
  /^(?:word\/(?:document|header\d*|footer\d*)|xl\/sharedStrings|xl\/worksheets\/sheet\d+|ppt\/slides\/slide\d+)\.xml$/

const startsWith = (bytes: Uint8Array, head: readonly number[]) => head.every((byte, at) => bytes[at] === byte)

/** What a person reads in a file, as far as it can be told without opening it: Office files new and old, and plain text. */
export function textOfFile(bytes: Uint8Array): string {
  if (startsWith(bytes, [0x50, 0x4b])) return textOfZip(bytes)
  // Old Office and WPS files keep Chinese as UTF-16; where in the file is anybody's guess.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return [bytes, bytes.subarray(1)]
      .map((from) => new TextDecoder('utf-16le').decode(from).replace(/[\p{Cc}\p{Co}]+/gu, '\n'))
      .join('\n')
  return bytes.subarray(0, 4096).includes(0) ? '' : textOfPlain(bytes)
}

function textOfPlain(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function textOfZip(bytes: Uint8Array): string {
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => textParts.test(name) && originalSize < mostPart,
    })
    return Object.values(parts).map(textOfXml).join('\n')
  } catch {
    // A broken or locked archive: nothing of it can be read.
    return ''
  }
}

const textOfXml = (xml: Uint8Array): string =>
  strFromU8(xml)
    .replace(/<\/(?:w:p|a:p|si|row|c)>|<(?:w:br|w:tab|a:br)[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(x?)([0-9a-fA-F]{1,6});/g, (_, hex: string, code: string) =>
      charOf(Number.parseInt(code, hex ? 16 : 10)),
    )

const charOf = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : '')
