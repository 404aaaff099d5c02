import { withoutBlock } from '../block.ts'
import { isUnused } from './imports.ts'

/** A text without the declarations of its own that nothing in it uses any more, where something did before. */
export function withoutUnusedDeclarations(text: string, before: string): string {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => {
    const name = declaration.exec(line)?.slice(1).find(Boolean)
    return name !== undefined && isUnused(name, text, before)
  })
  return at === -1 ? text : withoutUnusedDeclarations(withoutBlock(lines, at).join('\n'), before)
}

const declaration =
  /^\s*(?:(?:async )?function (\w+)|(?:const|let) (\w+)(?::.*)? =|const [[{] (\w+) [\]}] =|(?:type|interface) (\w+))/
