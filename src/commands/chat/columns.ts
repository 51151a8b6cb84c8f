/** Characters that a terminal gives two columns: Chinese, full-width signs, pictures. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u

/** Columns on the terminal. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0)

export const padTo = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))

/** Lines of at most `width` columns; Chinese breaks anywhere, Latin words where there is a blank. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width))
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const piece of line.match(/[!-~]+|[^!-~]/gu) ?? []) {
    if (current !== '' && widthOf(current) + widthOf(piece) > width) {
      lines.push(current.trimEnd())
      current = ''
    }
    current += current === '' && lines.length > 0 ? piece.trimStart() : piece
  }
  return [...lines, current.trimEnd()]
}

/** What came from people may not steer the terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
export const harmless = (text: string): string => text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '')
