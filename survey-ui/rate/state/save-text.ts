/** Milliseconds until the file's content may be let go; some browsers begin to read it late. */
const untilRead = 60_000;

/**
 * Offers a text as a file to be saved. In-app browsers may do nothing, and none tells, so there
 * is always a way to copy the text beside it.
 */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(name);
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, untilRead);
}

/** A name without the characters that file systems refuse. */
function fileName(name: string): string {
  return `${name.replace(/[\\/:*?"<>|\s]/g, '-')}.txt`;
}
