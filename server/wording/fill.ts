/** A text with its marks (`{day}`) filled. Throws on a mark that nothing fills: half a message must not leave. */
export function fill(template: string, marks: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, mark: string) => {
    const value = marks[mark];
    if (value === undefined) throw new Error(`a text has a mark that nothing fills: ${mark}`);
    return value;
  });
}
