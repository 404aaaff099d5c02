import type { FieldError } from '../pages/field.ts'

export const addressFault: FieldError = {
  text: 'Enter a full email address, like alice@example.com',
  link: 'Enter a full email address',
}
