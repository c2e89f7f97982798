package org.powersource.idp.districtpage;

/** Papa Parse, which reads and writes files with many accounts. It is no module itself; this is one that has it. */
final class FileParser {

    private static final Asset MODULE = new Asset(
            "text/javascript; charset=utf-8",
            "const module = { exports: {} };\nconst exports = module.exports;\n"
                    + Asset.read("papaparse/papaparse.min.js")
                    + "\nexport default module.exports;\n");

    private FileParser() {}

    static Asset asset() {
        return MODULE;
    }
}
