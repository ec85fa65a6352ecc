// Every computed style of elements, found as `styles` by the tests' scripts. A page's own properties are no style: all
// that is below them inherits them, and what it does with them is seen in the others.
const label = (element) => `${element.localName}.${element.getAttribute("class") ?? ""}#${element.id}`;
const stylesOf = (element) => {
  const style = getComputedStyle(element);
  const names = Array.from(style).filter((name) => !name.startsWith("--"));
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
};
const styles = (elements) => Array.from(elements, (element) => [label(element), stylesOf(element)]);
