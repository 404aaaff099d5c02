/** Marks content that production never shows. */
export function DevelopmentTag() {
  return <span className="tag tag-development">Development only</span>
}
