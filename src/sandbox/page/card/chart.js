import { isDark } from '../look.js'
import { Component, createRef, html } from '../view.js'

const ratios = { '1:1': 1, '2:1': 2, '4:3': 4 / 3, '16:9': 16 / 9 }
const brand = [
  '#3370ff',
  '#34c724',
  '#ff8800',
  '#7f3bf5',
  '#14c0ff',
  '#f54a45',
  '#ffc60a',
  '#0fd1be',
  '#f01d94',
  '#4954e6',
]
const palettes = {
  brand,
  rainbow: ['#f54a45', '#ff8800', '#ffc60a', '#34c724', '#0fd1be', '#3370ff', '#7f3bf5'],
  complementary: ['#3370ff', '#ff8800', '#0fd1be', '#f54a45'],
  converse: ['#3370ff', '#f54a45', '#34c724', '#ff8800'],
  primary: ['#245bdb', '#3370ff', '#5c8eff', '#85aaff', '#adc6ff'],
}
const address = '/vendor/@visactor/vchart/build/index.min.js'
let library

/** An installation for production alone comes without it. */
class Missing extends Error {}

/** The charting library is large, so it comes only when a chart comes into sight. */
function loadLibrary() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = address
    script.onload = () => resolve(globalThis.VChart)
    script.onerror = () => reject(new Missing())
    document.head.append(script)
  })
  return library
}

export class Chart extends Component {
  box = createRef()
  state = { trouble: '' }

  componentDidMount() {
    this.watch = new IntersectionObserver(([entry]) => {
      if (!entry.isIntersecting) return
      this.watch.disconnect()
      void this.draw()
    })
    this.watch.observe(this.box.current)
    this.themed = () => void this.draw()
    addEventListener('duban:theme', this.themed)
  }

  componentDidUpdate({ element }) {
    if (element !== this.props.element) void this.draw()
  }

  componentWillUnmount() {
    this.gone = true
    this.watch.disconnect()
    removeEventListener('duban:theme', this.themed)
    this.chart?.release()
  }

  async draw() {
    try {
      const { VChart } = await loadLibrary()
      if (this.gone) return
      // A hidden box has no size to draw in.
      if (this.state.trouble) await new Promise((done) => this.setState({ trouble: '' }, done))
      this.chart?.release()
      const { chart_spec: spec, color_theme: palette } = this.props.element
      const looks = { color: palettes[palette] ?? brand, background: 'transparent', animation: false }
      this.chart = new VChart(
        { ...looks, ...spec },
        { dom: this.box.current, theme: isDark() ? 'dark' : 'light', mode: 'desktop-browser' },
      )
      await this.chart.renderAsync()
      this.setState({ trouble: '' })
    } catch (error) {
      const missing = error instanceof Missing
      this.setState({ trouble: missing ? '这里没有装图表库，先看数字' : `图表画不出来：${error.message}` })
    }
  }

  render({ element }, { trouble }) {
    const { aspect_ratio: ratio = '16:9', height } = element
    const style = /^\d+px$/.test(height ?? '') ? { height } : { aspectRatio: ratios[ratio] ?? 16 / 9 }
    return html`<div class="chart" role="img" aria-label=${chartName(element.chart_spec)}>
      <div ref=${this.box} style=${trouble ? { display: 'none' } : style}></div>
      ${trouble && html`<${Figures} spec=${element.chart_spec} trouble=${trouble} />`}
    </div>`
  }
}

/** Without the library the numbers at least can be read. */
function Figures({ spec = {}, trouble }) {
  const { title, data } = spec
  const rows = [data].flat().flatMap((one) => one?.values ?? [])
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return html`<div class="chart-figures">
    <p><b>${title?.text}</b> <small>${trouble}</small></p>
    <table><tbody>${rows.map((row, at) => html`<tr key=${at}>${keys.map((key) => html`<td key=${key}>${row[key]}</td>`)}</tr>`)}</tbody></table>
  </div>`
}

function chartName({ title, type } = {}) {
  return `图表：${title?.text ?? type ?? ''}`
}
