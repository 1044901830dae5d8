const formId = 'sealed-fields'

/**
 * Keeps what is typed out of the browser's own files: it would remember inputs for its suggestions, and the state of
 * every field to restore its tabs after a crash, both in clear. A field that asks for suggestions itself (account,
 * address of the station) keeps them. `textarea` and `select` obey only the form that they belong to.
 */
export function sealFields(root: HTMLElement): void {
  const form = document.createElement('form')
  form.id = formId
  form.autocomplete = 'off'
  form.hidden = true
  root.append(form)
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node instanceof Element) sealWithin(node)
  }).observe(root, { childList: true, subtree: true })
  sealWithin(root)
}

function sealWithin(element: Element): void {
  const fields = 'input, textarea, select'
  if (element.matches(fields)) seal(element)
  for (const field of element.querySelectorAll(fields)) seal(field)
}

function seal(field: Element): void {
  if (!field.hasAttribute('autocomplete')) field.setAttribute('autocomplete', 'off')
  if (!(field instanceof HTMLInputElement)) field.setAttribute('form', formId)
}
