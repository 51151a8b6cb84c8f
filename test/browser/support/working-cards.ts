import { openIdOf } from '../../../src/sandbox/world/seed.ts'
import { aCard, button, text } from '../../sandbox/support/cards.ts'
import { callback, column, header, markdown } from './elements.ts'

/** Cards on which every part that can be worked stands. */
export const formCard = aCard(
  [
    markdown('上次填报：**58%**，2025-10-09'),
    {
      tag: 'form',
      name: 'report',
      vertical_spacing: '12px',
      elements: [
        {
          tag: 'select_static',
          name: 'status',
          required: true,
          placeholder: text('进度'),
          options: [
            { text: text('正常推进'), value: 'on_track' },
            { text: text('有风险'), value: 'at_risk' },
            { text: text('办结'), value: 'done' },
          ],
        },
        { tag: 'input', name: 'value', label: text('数值（%）'), default_value: '58', max_length: 40, required: true },
        { tag: 'input', name: 'note', label: text('一句话'), input_type: 'multiline_text', rows: 3, max_length: 20 },
        {
          tag: 'multi_select_static',
          name: 'audience',
          placeholder: text('涉及单位'),
          options: ['市农牧局', '市水利局', '市文旅局'].map((unit) => ({ text: text(unit), value: unit })),
        },
        { tag: 'select_person', name: 'who', placeholder: text('谁来核对') },
        { tag: 'date_picker', name: 'until', placeholder: text('承诺时限') },
        { tag: 'picker_time', name: 'hour', initial_time: '09:00' },
        { tag: 'picker_datetime', name: 'sendAt', placeholder: text('何时发出') },
        { tag: 'checker', name: 'receipt', checked: true, text: text('要回执') },
        {
          tag: 'column_set',
          horizontal_spacing: '8px',
          columns: [
            column(
              [
                button(
                  '提交',
                  { action: 'progress.submit' },
                  { name: 'send', type: 'primary_filled', form_action_type: 'submit' },
                ),
              ],
              { width: 'auto' },
            ),
            column([{ tag: 'button', name: 'reset', text: text('清空'), form_action_type: 'reset' }], {
              width: 'auto',
            }),
          ],
        },
      ],
    },
  ],
  { header: header('填报：12. 农村生活污水治理', 'orange', { subtitle: text('市农牧局 · 2025 年 10 月') }) },
)

const kinds = [
  'default',
  'primary',
  'danger',
  'text',
  'primary_text',
  'danger_text',
  'primary_filled',
  'danger_filled',
  'laser',
]

export const controlsCard = aCard(
  [
    {
      tag: 'column_set',
      flex_mode: 'flow',
      horizontal_spacing: '8px',
      columns: kinds.map((type) => column([button(type, { action: 'demo.press', type }, { type })], { width: 'auto' })),
    },
    button(
      '要先问一句',
      { action: 'demo.confirm' },
      { type: 'danger', size: 'small', confirm: { title: text('撤回通知？'), text: text('群里的卡片会一起撤回。') } },
    ),
    button('按不动', { action: 'demo.none' }, { disabled: true, width: 'fill' }),
    {
      tag: 'collapsible_panel',
      expanded: false,
      header: { title: text('还有 3 项'), background_color: 'grey' },
      border: { color: 'grey', corner_radius: '8px' },
      elements: [markdown('折叠里的内容')],
    },
    {
      tag: 'interactive_container',
      has_border: true,
      corner_radius: '8px',
      padding: '8px 12px',
      behaviors: callback({ action: 'demo.box' }),
      elements: [markdown('整块可按：**第 12 项** 农村生活污水')],
    },
    {
      tag: 'column_set',
      flex_mode: 'stretch',
      columns: [
        column([{ tag: 'person', user_id: openIdOf('coordinator'), size: 'small', show_name: true }]),
        column(
          [
            {
              tag: 'overflow',
              options: [
                { text: text('催办'), value: 'urge' },
                { text: text('历史'), value: 'history' },
              ],
              behaviors: callback({ action: 'demo.more' }),
            },
          ],
          { width: 'auto' },
        ),
      ],
    },
    {
      tag: 'person_list',
      persons: [{ id: openIdOf('nongmu') }, { id: openIdOf('shuili') }],
      drop_invalid_user_id: true,
    },
    {
      tag: 'select_static',
      placeholder: text('换一项'),
      behaviors: callback({ action: 'demo.pick' }),
      options: [
        { text: text('第 12 项'), value: 'zd-12' },
        { text: text('第 13 项'), value: 'zd-13' },
      ],
    },
    {
      tag: 'checker',
      name: 'done',
      text: text('已电话确认'),
      behaviors: callback({ action: 'demo.check' }),
      checked_style: { show_strikethrough: true, opacity: 0.6 },
    },
  ],
  { header: header('各种组件', 'violet', { icon: { tag: 'standard_icon', token: 'setting_outlined' } }) },
)
