import { describe, expect, it } from 'vitest'
import { validateCard } from '../../src/sandbox/card-schema/validate-card.ts'
import { aCard, aForm, button, type Json, note, status, submit, text } from './support/cards.ts'

const around = {
  knowsPerson: (id: string) => id === 'ou_1',
  knowsEmail: (email: string) => email === 'a@b.cn',
  knowsImage: (key: string) => key === 'img_1',
  allowsAtAll: false,
}

function verdict(card: unknown): number | 'accepted' {
  const result = validateCard(typeof card === 'string' ? card : JSON.stringify(card), around)
  return 'fault' in result ? result.fault.code : 'accepted'
}

const md = (content: string): Json => ({ tag: 'markdown', content })
const column = (elements: readonly unknown[], more: Json = {}): Json => ({ tag: 'column', elements, ...more })
const columns = (elements: readonly unknown[], more: Json = {}): Json => ({
  tag: 'column_set',
  columns: [column(elements)],
  ...more,
})
const panel = (elements: readonly unknown[], more: Json = {}): Json => ({
  tag: 'collapsible_panel',
  header: { title: text('更多') },
  elements,
  ...more,
})
const box = (elements: readonly unknown[], more: Json = {}): Json => ({
  tag: 'interactive_container',
  behaviors: [{ type: 'callback', value: { action: 'open' } }],
  elements,
  ...more,
})
const table = (rows: readonly unknown[], more: Json = {}): Json => ({
  tag: 'table',
  columns: [
    { name: 'unit', display_name: '单位', data_type: 'text' },
    { name: 'v', data_type: 'number', format: { precision: 1, symbol: '%', separator: false } },
    { name: 'light', data_type: 'options' },
    { name: 'who', data_type: 'persons' },
    { name: 'at', data_type: 'date', date_format: 'YYYY-MM-DD' },
    { name: 'note', data_type: 'markdown' },
  ],
  rows,
  ...more,
})
const chart = (spec: unknown, more: Json = {}): Json => ({ tag: 'chart', chart_spec: spec, ...more })
const line = { type: 'line', data: { values: [{ m: '9月', v: 58 }] }, xField: 'm', yField: 'v' }
const field = (tag: string, more: Json = {}): Json => ({ tag, name: tag, ...more })

describe('a sound card', () => {
  it.each<[string, Json]>([
    ['text', aCard([md('**12** 人居环境 <at id=ou_1></at>'), { tag: 'div', text: text('一句话') }, { tag: 'hr' }])],
    [
      'header and frame',
      aCard([], {
        header: {
          title: text('任务提醒'),
          subtitle: text('市水利局'),
          template: 'blue',
          text_tag_list: [{ tag: 'text_tag', text: text('黄灯'), color: 'yellow' }],
        },
        config: { update_multi: true, enable_forward: false, width_mode: 'fill', summary: { content: '3 项' } },
        card_link: { url: 'https://example.com' },
      }),
    ],
    [
      'containers',
      aCard([
        columns([md('左')], { flex_mode: 'bisect', horizontal_spacing: '8px', background_style: 'grey' }),
        panel([box([md('里')], { has_border: true, corner_radius: '5px' })], {
          expanded: false,
          border: { color: 'grey', corner_radius: '5px' },
        }),
      ]),
    ],
    [
      'buttons',
      aCard([
        button(
          '查看',
          { action: 'ask' },
          {
            type: 'primary_filled',
            size: 'small',
            width: 'fill',
            element_id: 'b1',
            margin: '4px 0px',
            confirm: { title: text('确定？'), text: text('真的？') },
          },
        ),
        { tag: 'button', text: text('打开'), behaviors: [{ type: 'open_url', default_url: 'https://example.com' }] },
      ]),
    ],
    [
      'a form',
      aCard([
        aForm([
          status,
          note,
          field('date_picker', { initial_date: '2025-12-31' }),
          field('picker_time', { initial_time: '09:30' }),
          field('picker_datetime', { initial_datetime: '2025-12-31 09:30' }),
          field('multi_select_static', { options: status.options, selected_values: ['done'] }),
          field('select_person', { options: [{ value: 'ou_1' }] }),
          field('multi_select_person'),
          field('checker', { text: text('要回执') }),
          columns([button('清空', {}, { name: 'reset', form_action_type: 'reset' })]),
        ]),
      ]),
    ],
    [
      'a table',
      aCard([
        table(
          [
            {
              unit: '市水利局',
              v: 63,
              light: [{ text: '黄', color: 'yellow' }],
              who: ['ou_1'],
              at: 1760000000000,
              note: '**好**',
            },
          ],
          {
            page_size: 10,
            row_height: 'auto',
            freeze_first_column: true,
            header_style: { bold: true, background_style: 'grey', lines: 1 },
          },
        ),
      ]),
    ],
    [
      'charts',
      aCard([
        chart(line, { aspect_ratio: '16:9', color_theme: 'brand', preview: true, height: 'auto' }),
        chart({
          type: 'linearProgress',
          direction: 'horizontal',
          data: { values: [{ n: '污水', v: 0.63 }] },
          xField: 'v',
          yField: 'n',
        }),
      ]),
    ],
    [
      'pictures and people',
      aCard([
        { tag: 'img', img_key: 'img_1', alt: text('') },
        { tag: 'person', user_id: 'ou_1', size: 'small' },
        { tag: 'person_list', persons: [{ id: 'ou_9' }], drop_invalid_user_id: true },
      ]),
    ],
    [
      'overflow',
      aCard([
        {
          tag: 'overflow',
          options: [{ text: text('更多'), value: 'more' }],
          behaviors: [{ type: 'callback', value: { action: 'more' } }],
        },
      ]),
    ],
    ['180 elements', aCard(Array.from({ length: 180 }, () => md('一')))],
  ])('passes: %s', (_name, card) => {
    expect(validateCard(JSON.stringify(card), around)).not.toHaveProperty('fault')
  })
})

describe('a broken card', () => {
  const deep = columns([panel([columns([box([columns([panel([md('六层')])])])])])])
  const charts = Array.from({ length: 6 }, () => chart(line))
  const mdTable = '| 单位 | 值 |\n| --- | --- |\n| 水利 | 1 |'

  it.each<[string, number, unknown]>([
    ['no JSON', 200621, '{'],
    ['a list', 200621, '[]'],
    ['schema 1.0', 200621, { config: {}, elements: [] }],
    ['an unknown property of the frame', 200621, aCard([], { elements: [] })],
    ['a private card', 200621, aCard([], { config: { update_multi: false } })],
    ['an unknown config', 200621, aCard([], { config: { wide_screen_mode: true } })],
    ['a header without title', 200621, aCard([], { header: { template: 'blue' } })],
    ['an unknown header colour', 200621, aCard([], { header: { title: text('题'), template: 'pink' } })],
    [
      'four header tags',
      200621,
      aCard([], { header: { title: text('题'), text_tag_list: Array(4).fill({ tag: 'text_tag', text: text('标') }) } }),
    ],
    ['an unknown property of an element', 200621, aCard([{ ...md('字'), color: 'red' }])],
    ['an unknown tag', 200621, aCard([{ tag: 'marquee' }])],
    ['an element that is none', 200621, aCard(['字'])],
    ['a note', 200861, aCard([{ tag: 'note', elements: [] }])],
    ['a row of actions', 200861, aCard([{ tag: 'action', actions: [] }])],
    ['a column outside its set', 200621, aCard([column([])])],
    ['something else in a column set', 200621, aCard([{ tag: 'column_set', columns: [md('字')] }])],
    ['a weight of six', 200621, aCard([{ tag: 'column_set', columns: [column([], { weight: 6 })] }])],
    ['a margin of 100 px', 200621, aCard([{ ...md('字'), margin: '100px' }])],
    ['an element id that starts with a digit', 200621, aCard([{ ...md('字'), element_id: '1a' }])],
    [
      'an element id twice',
      300301,
      aCard([
        { ...md('字'), element_id: 'a' },
        { ...md('字'), element_id: 'a' },
      ]),
    ],
    ['six levels of containers', 200621, aCard([deep])],
    ['a form in a container', 200080, aCard([panel([aForm([])])])],
    ['a form in a form', 200080, aCard([aForm([aForm([], { name: 'inner' })])])],
    ['a table in a form', 200080, aCard([aForm([table([])])])],
    ['a chart in a form', 200080, aCard([aForm([chart(line)])])],
    ['a table in a container', 200621, aCard([columns([table([])])])],
    ['a form without submit', 200080, aCard([{ tag: 'form', name: 'f', elements: [note] }])],
    ['a submit button outside', 200080, aCard([submit])],
    ['a multi-select outside', 200080, aCard([field('multi_select_static', { options: status.options })])],
    ['a form without a name', 200530, aCard([aForm([], { name: '' })])],
    ['a field without a name', 200530, aCard([aForm([{ tag: 'input' }])])],
    ['a name twice', 200530, aCard([aForm([note, note])])],
    ['a name twice, outside too', 200530, aCard([aForm([note]), { tag: 'input', name: 'note' }])],
    ['an option twice', 200621, aCard([aForm([{ ...status, options: [status.options[0], status.options[0]] }])])],
    ['an input of 1001', 200621, aCard([aForm([{ ...note, max_length: 1001 }])])],
    ['a bad initial date', 200621, aCard([aForm([field('date_picker', { initial_date: '31.12.2025' })])])],
    ['a bad initial time', 200621, aCard([aForm([field('picker_time', { initial_time: '25:00' })])])],
    ['a string as value', 200621, aCard([button('按', 'yes')])],
    ['an unknown behaviour', 200621, aCard([{ tag: 'button', text: text('按'), behaviors: [{ type: 'shake' }] }])],
    [
      'a link without scheme',
      200621,
      aCard([{ tag: 'button', text: text('按'), behaviors: [{ type: 'open_url', default_url: 'example.com' }] }]),
    ],
    ['101 characters on a button', 200621, aCard([button('字'.repeat(101), {})])],
    ['an unknown button type', 200621, aCard([button('按', {}, { type: 'huge' })])],
    [
      'four buttons beside a checker',
      200621,
      aCard([{ tag: 'checker', button_area: { buttons: Array(4).fill(button('按', {})) } }]),
    ],
    ['a mention of nobody', 100290, aCard([md('<at id=ou_404></at>')])],
    ['one unknown among several', 100290, aCard([md('<at ids=ou_1,ou_404></at>')])],
    ['an unknown e-mail', 100290, aCard([md('<at email=x@b.cn></at>')])],
    ['everyone where it is forbidden', 100290, aCard([md('<at id=all></at>')])],
    [
      'a mention in lark_md',
      100290,
      aCard([{ tag: 'div', text: { tag: 'lark_md', content: '<at id="ou_404"></at>' } }]),
    ],
    ['an unknown person', 100290, aCard([{ tag: 'person', user_id: 'ou_404' }])],
    ['an unknown person in a list', 100290, aCard([{ tag: 'person_list', persons: [{ id: 'ou_404' }] }])],
    ['an unknown person to choose', 100290, aCard([field('select_person', { options: [{ value: 'ou_404' }] })])],
    ['an unknown person in a cell', 100290, aCard([table([{ who: ['ou_404'] }])])],
    ['an unknown picture', 200570, aCard([{ tag: 'img', img_key: 'img_404', alt: text('') }])],
    ['an unknown picture as icon', 200570, aCard([{ ...md('字'), icon: { tag: 'custom_icon', img_key: 'img_404' } }])],
    [
      'an unknown picture in the header',
      200570,
      aCard([], { header: { title: text('题'), icon: { tag: 'custom_icon', img_key: 'img_404' } } }),
    ],
    ['a cell of the wrong type', 200914, aCard([table([{ v: '63' }])])],
    ['a cell without column', 200915, aCard([table([{ other: 1 }])])],
    ['a page of eleven rows', 200621, aCard([table([], { page_size: 11 })])],
    ['a row of 31 px', 200621, aCard([table([], { row_height: '31px' })])],
    [
      'a column twice',
      200621,
      aCard([{ tag: 'table', columns: Array(2).fill({ name: 'a', data_type: 'text' }), rows: [] }]),
    ],
    [
      '51 columns',
      200621,
      aCard([
        {
          tag: 'table',
          columns: Array.from({ length: 51 }, (_, i) => ({ name: `c${i}`, data_type: 'text' })),
          rows: [],
        },
      ]),
    ],
    ['a chart of unknown kind', 200550, aCard([chart({ ...line, type: 'heat' })])],
    ['axes as an object', 200550, aCard([chart({ ...line, axes: {} })])],
    ['a chart without data', 200550, aCard([chart({ type: 'line' })])],
    ['six tables', 11310, aCard(Array.from({ length: 6 }, () => table([])))],
    [
      'markdown tables counted with them',
      11310,
      aCard([md(`${mdTable}\n\n${mdTable}`), ...Array.from({ length: 4 }, () => table([]))]),
    ],
    ['five tables in one markdown', 11310, aCard([md(Array(5).fill(mdTable).join('\n\n'))])],
    ['six charts', 11310, aCard(charts)],
    [
      '201 elements, text parts counted',
      11310,
      aCard(Array.from({ length: 101 }, () => ({ tag: 'div', text: text('一') }))),
    ],
    ['more than 30 KB', 230025, aCard([md('字'.repeat(10_300))])],
  ])('is refused: %s (%i)', (_name, code, card) => {
    expect(verdict(card)).toBe(code)
  })

  it('names the place and the property', () => {
    const result = validateCard(JSON.stringify(aCard([md('好'), columns([{ ...md('字'), bold: true }])])), around)

    expect(result).toMatchObject({
      fault: {
        path: 'ROOT -> body -> elements -> [1](tag: column_set) -> columns -> [0](tag: column) -> elements -> [0](tag: markdown)',
        message: 'unknown property, property: bold',
      },
    })
  })
})
