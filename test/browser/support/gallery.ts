import { openIdOf } from '../../../src/sandbox/world/seed.ts'
import { aCard, button, text } from '../../sandbox/support/cards.ts'
import { column, header, markdown, tag } from './elements.ts'

/** An answer as the product gives it: owners, targets, clause, related steps. */
export const answerCard = aCard(
  [
    markdown('**责任单位**\n市林草局、市自然资源局、市水利局、市农牧局、各旗区'),
    {
      tag: 'column_set',
      flex_mode: 'bisect',
      horizontal_spacing: '8px',
      columns: [
        column(
          [markdown("<font color='grey'>2025 年</font>\n**600** 万亩"), markdown('营造林', { text_size: 'notation' })],
          {
            background_style: 'grey',
            padding: '8px',
          },
        ),
        column(
          [markdown("<font color='grey'>2030 年</font>\n**1200** 万亩"), markdown('营造林', { text_size: 'notation' })],
          {
            background_style: 'blue-50',
            padding: '8px',
          },
        ),
      ],
    },
    { tag: 'hr' },
    markdown('出处 `五（一）1` · 方案没有写牵头单位，以上按原文次序。', { text_size: 'notation' }),
    {
      tag: 'column_set',
      flex_mode: 'flow',
      horizontal_spacing: '8px',
      columns: [
        column([button('看目标', { action: 'task.targets', task: 'zd-1' }, { type: 'primary_filled' })], {
          width: 'auto',
        }),
        column([button('看进展', { action: 'task.progress', task: 'zd-1' })], { width: 'auto' }),
        column([button('不对', { action: 'answer.wrong' }, { type: 'text' })], { width: 'auto' }),
      ],
    },
  ],
  {
    config: { update_multi: true, summary: { content: '防沙治沙：5 家责任单位' } },
    header: header('1. 防沙治沙与毛乌素沙地治理', 'blue', {
      text_tag_list: [tag('绿灯', 'green')],
      subtitle: text('重点任务第 1 项'),
    }),
  },
)

/** Everything that markdown can say here. */
export const markdownCard = aCard(
  [
    markdown(
      [
        '# 一级标题',
        '### 三级标题',
        '**粗体** *斜体* ~~删去~~ `代码` [链接](https://example.com) 和 &#42;不是强调&#42; &#60;at id=all&#62;',
        `<at id=${openIdOf('nongmu')}></at> 请 <person id='${openIdOf('leader')}' show_name=true show_avatar=true></person> 看`,
        "<font color='red'>红字里有<font color='green'>绿字</font>再回到红</font> <text_tag color='yellow'>黄灯</text_tag> <number_tag>3</number_tag> :DONE:",
        "时间 <local_datetime millisecond='1762131600000' format_type='date_num'></local_datetime> <local_datetime millisecond='1762131600000' format_type='time'></local_datetime><br>换行之后",
        '<hr>',
        '- 第一条\n- 第二条\n  1. 其中一\n  2. 其中二',
        '> 引用方案原文',
        '```json\n{"task": "zd-12"}\n```',
        '| 单位 | 完成 |\n| --- | ---: |\n| 市农牧局 | 63% |\n| 市水利局 | 58% |\n| 市文旅局 | 40% |\n| 东胜区 | 9 |\n| 康巴什区 | 8 |\n| 乌审旗 | 7 |',
      ].join('\n'),
    ),
    {
      tag: 'div',
      text: { ...text('普通文字，**不认记号**'), text_color: 'grey', text_size: 'notation' },
      icon: { tag: 'standard_icon', token: 'info_outlined', color: 'blue' },
    },
  ],
  { header: header('排版', 'wathet') },
)

const row = (unit: string, value: number, light: string, color: string, day: number) => ({
  unit,
  value,
  light: [{ text: light, color }],
  who: [openIdOf('nongmu')],
  day,
})

export const tableCard = aCard(
  [
    {
      tag: 'table',
      page_size: 3,
      row_height: 'auto',
      freeze_first_column: true,
      header_style: { bold: true, background_style: 'grey', lines: 1 },
      columns: [
        { name: 'unit', display_name: '单位', data_type: 'text', width: 'auto' },
        { name: 'value', display_name: '完成', data_type: 'number', format: { precision: 1, separator: true } },
        { name: 'light', display_name: '灯', data_type: 'options' },
        { name: 'who', display_name: '联络员', data_type: 'persons' },
        { name: 'day', display_name: '填报日', data_type: 'date', date_format: 'YYYY-MM-DD' },
      ],
      rows: [
        row('市农牧局', 63, '黄', 'yellow', 1_762_131_600_000),
        row('市水利局', 1200.5, '绿', 'green', 1_762_131_600_000),
        row('市乡村振兴局', 41, '红', 'red', 1_762_131_600_000),
        row('准格尔旗', 7, '灰', 'neutral', 1_762_131_600_000),
      ],
    },
  ],
  { header: header('台账', 'green', { text_tag_list: [tag('红 1', 'red'), tag('黄 1', 'yellow')] }) },
)

export const chartCard = aCard(
  [
    {
      tag: 'chart',
      aspect_ratio: '16:9',
      chart_spec: {
        type: 'line',
        title: { text: '污水治理率' },
        data: {
          values: [
            { m: '8月', v: 52, s: '实际' },
            { m: '9月', v: 58, s: '实际' },
            { m: '10月', v: 61, s: '实际' },
            { m: '8月', v: 55, s: '应到' },
            { m: '9月', v: 58, s: '应到' },
            { m: '10月', v: 63, s: '应到' },
          ],
        },
        xField: 'm',
        yField: 'v',
        seriesField: 's',
        legends: { visible: true, orient: 'bottom' },
      },
    },
    {
      tag: 'chart',
      height: '80px',
      chart_spec: {
        type: 'linearProgress',
        direction: 'horizontal',
        data: { values: [{ n: '污水', v: 0.63 }] },
        xField: 'v',
        yField: 'n',
        seriesField: 'n',
      },
    },
  ],
  { header: header('进展 12', 'turquoise') },
)
