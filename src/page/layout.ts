import { readFileSync } from 'node:fs'
import { type Html, html, Html as Markup } from './html.ts'
import { pageWording as wording } from './wording.ts'

const shipped = (name: string) => new Markup(readFileSync(new URL(name, import.meta.url), 'utf8'))
const style = shipped('./style.css')
const script = shipped('./script.js')

export interface Frame {
  readonly title: string
  /** Only what carries this mark is styled or run: see the content security policy. */
  readonly nonce: string
  /** Seconds that the link is still good for; absent on pages that tell of a fault. */
  readonly secondsLeft?: number
}

/** One whole page, which asks for nothing else. */
export const layout = ({ title, nonce, secondsLeft }: Frame, body: Html): string =>
  html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
${secondsLeft !== undefined && html`<p class="run-out" role="status" data-left="${secondsLeft}" hidden>${wording.runOut}</p>`}
${body}
${secondsLeft !== undefined && html`<script nonce="${nonce}">${script}</script>`}
</body>
</html>
`.markup

export const faultPage = (fault: keyof typeof wording.faults, nonce: string): string => {
  const { title, words } = wording.faults[fault]
  return layout({ title, nonce }, html`<main class="fault"><h1>${title}</h1><p>${words}</p></main>`)
}
