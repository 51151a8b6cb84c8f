const list = (element) => (Array.isArray(element.behaviors) ? element.behaviors : [])

/** What a component sends along; undefined when it sends nothing. */
export function callbackValue(element) {
  const callback = list(element).find(({ type }) => type === 'callback')
  return callback ? callback.value : element.value
}

export const submits = (element) => element.form_action_type === 'submit' || element.action_type === 'form_submit'

export const resets = (element) => element.form_action_type === 'reset' || element.action_type === 'form_reset'

export function openAddress(element) {
  const behavior = list(element).find(({ type }) => type === 'open_url')
  const address = behavior?.pc_url || behavior?.default_url || behavior?.url || element.url
  if (/^https?:\/\//i.test(address ?? '')) window.open(address, '_blank', 'noopener,noreferrer')
}
