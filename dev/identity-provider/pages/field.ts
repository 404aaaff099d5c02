import { type Html, html } from './html.ts'
import { faultIcon } from './icons.ts'

/** Label, hint, error, input, in this order. A password's value is never given back. */
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

/** What is wrong with an answer: beside the field, and as a link to it when there are several. */
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
