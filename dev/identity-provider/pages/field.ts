import { type Html, html } from './html.ts'
import { faultIcon } from './icons.ts'

/** Label, hint, error and input, in this order. A password's value is never repeated. */
export function field({ name, label, hint, error, value, type = 'text', autocomplete }: FieldParts): Html {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return html`<div class="field">
<label for="${name}">${label}</label>
${hint && html`<p class="field-hint" id="${name}-hint">${hint}</p>`}
${error && html`<p class="field-error" id="${name}-error">${faultIcon}<span>${error.text}</span></p>`}
<input class="input" id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}"
${type !== 'password' && html` value="${value ?? ''}"`}${type === 'email' && html` autocapitalize="none" spellcheck="false"`}
${described !== '' && html` aria-describedby="${described}"`}${error && html` aria-invalid="true"`}>
</div>`
}

/** An error of a field: it stands beside the field, and several are also listed as links to their fields. */
export type FieldError = { text: string; link: string }

export type FieldErrors = Record<string, FieldError | undefined>

type FieldParts = {
  name: string
  label: string
  hint?: string
  error?: FieldError | undefined
  value?: string
  type?: 'text' | 'email' | 'password'
  autocomplete: string
}
