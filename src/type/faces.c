#include "type/faces.h"

#include <errno.h>
#include <fontconfig/fontconfig.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "base/words.h"

static const struct {
    const char *family, *package;
} needed[] = {{"Inter", "fonts-inter"}, {"Vollkorn", "fonts-vollkorn"}};

static bool family_is_here(const char *family)
{
    bool here = false;
    FcPattern *pattern = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, family, (char *)NULL);
    FcObjectSet *objects = FcObjectSetBuild(FC_FAMILY, (char *)NULL);
    FcFontSet *found = pattern && objects ? FcFontList(NULL, pattern, objects) : NULL;
    if (found) {
        here = found->nfont > 0;
        FcFontSetDestroy(found);
    }
    if (objects)
        FcObjectSetDestroy(objects);
    if (pattern)
        FcPatternDestroy(pattern);
    return here;
}

bool faces_name(const char *dir, struct err *err)
{
    char named[PATH_MAX], path[PATH_MAX]; /* fontconfig looks for a relative path in its own folders */
    int len = snprintf(named, sizeof named, "%s/fonts.conf", dir);
    if (len < 0 || (size_t)len >= sizeof named)
        return err_set(err, ERR_LIMIT, _("Het pad van fonts.conf is te lang: %.200s"), dir);
    if (!realpath(named, path) || access(path, R_OK) != 0)
        return err_set(err, ERR_IO, _("Het bestand %.250s is niet te lezen: %s"), named, strerror(errno));
    if (setenv("FONTCONFIG_FILE", path, 1) != 0)
        return err_set(err, ERR_LIMIT, _("Fontconfig kon niet beginnen met %.300s"), path);
    *err = (struct err){.kind = ERR_NONE};
    return true;
}

bool faces_init(const char *dir, struct err *err)
{
    if (!faces_name(dir, err))
        return false;
    if (!FcInit())
        return err_set(err, ERR_IO, _("Fontconfig kon niet beginnen met %.300s"), getenv("FONTCONFIG_FILE"));
    for (size_t i = 0; i < COUNT_OF(needed); i++) {
        if (!family_is_here(needed[i].family))
            (void)err_set(err, ERR_UNSUPPORTED, _("Het lettertype %s ontbreekt: installeer het pakket %s"),
                          needed[i].family, needed[i].package);
    }
    return true;
}
