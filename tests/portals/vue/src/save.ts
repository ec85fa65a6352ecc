import type { TaskInfoElement } from "yccall-task-info";

/** Saves what the element shows as a workbook. */
export async function save(calls: TaskInfoElement) {
  for (const file of await calls.exportRecords({ format: "xlsx" })) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = "calls.xlsx";
    link.click();
  }
}
