/** Feishu's own tags inside markdown, as an inline extension of the parser. */
const names = 'at|person|font|text_tag|number_tag|link|local_datetime|br|hr|raw|a'
const opening = new RegExp(`^<(${names})((?:\\s+[a-z_]+\\s*=\\s*(?:'[^']*'|"[^"]*"|[^\\s'">]+))*)\\s*(/?)>`, 'i')
const alone = new Set(['br', 'hr'])
const nesting = new Set(['font', 'text_tag', 'link', 'a'])

export const feishuTags = {
  name: 'feishu',
  level: 'inline',
  start: (source) => {
    const at = source.search(new RegExp(`<(?:${names})[\\s/>]`, 'i'))
    return at < 0 ? undefined : at
  },
  tokenizer(source) {
    const found = opening.exec(source)
    if (!found) return undefined
    const [open, name, written, closed] = found
    const tag = name.toLowerCase()
    const attributes = attributesOf(written)
    if (alone.has(tag) || closed) return { type: 'feishu', raw: open, tag, attributes, text: '', tokens: [] }
    const inner = innerOf(source.slice(open.length), tag)
    if (inner === undefined) return undefined
    const raw = source.slice(0, open.length + inner.length + `</${tag}>`.length)
    const tokens = nesting.has(tag) ? this.lexer.inlineTokens(inner) : []
    return { type: 'feishu', raw, tag, attributes, text: inner, tokens }
  },
}

/** A rule on its own line parts blocks; the parser would take it for HTML. */
export const feishuRule = {
  name: 'feishuRule',
  level: 'block',
  start: (source) => source.match(/^ *<hr\s*\/?>/im)?.index,
  tokenizer(source) {
    const found = /^ *<hr\s*\/?> *(?:\n+|$)/i.exec(source)
    return found ? { type: 'hr', raw: found[0] } : undefined
  },
}

function attributesOf(written) {
  const found = written.matchAll(/([a-z_]+)\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s'">]+))/gi)
  return Object.fromEntries([...found].map(([, name, single, double, bare]) => [name, single ?? double ?? bare]))
}

/** Up to the closing tag that belongs here, when the same tag stands inside itself. */
function innerOf(rest, tag) {
  let depth = 1
  for (const found of rest.matchAll(new RegExp(`<(/?)${tag}(?=[\\s>/])[^>]*>`, 'gi'))) {
    depth += found[1] ? -1 : 1
    if (depth === 0) return rest.slice(0, found.index)
  }
  return undefined
}
