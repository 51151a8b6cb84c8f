import { html } from './view.js'

const hues = { '🔴': 'red', '🟠': 'orange', '🟡': 'yellow', '🟢': 'green', '🔵': 'blue', '⚪': 'grey' }
const round = /(🔴|🟠|🟡|🟢|🔵|⚪)/u

/** Round signs are drawn: Feishu brings its own faces for them, and many a computer has none. */
export function withLights(text) {
  if (!round.test(text)) return text
  return text
    .split(round)
    .map((piece, index) => (hues[piece] ? html`<i key=${index} class=${`light ${hues[piece]}`}>${piece}</i>` : piece))
}
