import { classes, html } from '../view.js'
import { openAddress } from './behaviors.js'
import { Elements } from './elements.js'
import { align, background, borderColor, pixels, spacing } from './look.js'

export function ColumnSet({ element, ctx }) {
  const {
    flex_mode: flex = 'none',
    columns = [],
    background_style: fill,
    horizontal_spacing: gap,
    horizontal_align: side,
  } = element
  const style = { gap: spacing(gap), background: background(fill), justifyContent: align(side) }
  const follow =
    element.action?.multi_url && (() => openAddress({ behaviors: [{ type: 'open_url', ...element.action.multi_url }] }))
  return html`<div class=${classes('column-set', `flex-${flex}`, fill && fill !== 'default' && 'filled')} style=${style} onClick=${follow}>
    ${columns.map((column, index) => html`<${Column} key=${index} element=${column} ctx=${ctx} />`)}
  </div>`
}

export function Column({ element, ctx }) {
  const {
    width = 'auto',
    weight = 1,
    background_style: fill,
    vertical_align: vertical,
    elements,
    padding,
    margin,
  } = element
  const fixed = pixels(width)
  const filled = Boolean(fill && fill !== 'default')
  const style = {
    '--flex': width === 'weighted' ? `${weight} 1 0` : fixed ? `0 0 ${fixed}` : '0 1 auto',
    background: background(fill),
    // A coloured column is as tall as its neighbours.
    alignSelf: filled ? undefined : align(vertical),
    margin,
  }
  const layout = { ...element, padding: padding ?? (filled ? '8px' : undefined) }
  return html`<div class=${classes('column', `column-${width === 'weighted' ? 'weighted' : fixed ? 'fixed' : 'auto'}`, filled && 'filled')} style=${style}>
    <${Elements} elements=${elements} layout=${layout} ctx=${ctx} />
  </div>`
}

/** A box that is pressed as a whole; what can be pressed inside it keeps its own press. */
export function InteractiveContainer({ element, ctx }) {
  const {
    elements,
    has_border: border,
    border_color: color,
    corner_radius: radius,
    background_style: fill,
    width,
    height,
    padding,
    disabled,
    hover_tips: tips,
  } = element
  const busy = ctx.busy === element
  const act = (event) => {
    const inner = event.target.closest('button,a,input,textarea,[role=button]')
    if (!disabled && inner === event.currentTarget) void ctx.press(element)
  }
  const style = {
    border: border ? `1px solid ${borderColor(color)}` : undefined,
    borderRadius: radius ?? (border || fill ? '8px' : undefined),
    background: background(fill),
    width: pixels(width),
    height: pixels(height),
  }
  return html`<div
    class=${classes('interactive', busy && 'busy', disabled && 'disabled')}
    role="button"
    tabindex=${disabled ? -1 : 0}
    aria-disabled=${Boolean(disabled)}
    aria-busy=${busy}
    title=${(disabled ? element.disabled_tips : tips)?.content}
    style=${style}
    onClick=${act}
    onKeyDown=${(event) => {
      if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return
      event.preventDefault()
      act(event)
    }}
  ><${Elements} elements=${elements} layout=${{ ...element, padding: padding ?? '4px 12px' }} ctx=${ctx} /></div>`
}
